export type DialogName = 'setup' | 'share' | 'help' | 'lessons' | 'palette' | 'rules';
