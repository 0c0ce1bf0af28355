// Before the first paint, so that a dark room stays dark. 'light' or 'dark' when the visitor chose one.
try {
  const theme = localStorage.getItem('zabscope.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's choice stands.
}
