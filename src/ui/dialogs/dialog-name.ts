export type DialogName =
  'setup' | 'share' | 'export' | 'starts' | 'help' | 'lessons' | 'palette' | 'rules';
