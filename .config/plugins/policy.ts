import type { Plugin } from 'vite';

/** Vite's dev server writes inline styles and talks over a socket: only there, the policy of index.html is taken out. */
export function policy(): Plugin {
  return {
    name: 'policy',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}
