export type DialogName = 'setup' | 'share' | 'export' | 'help' | 'lessons' | 'palette' | 'rules';
