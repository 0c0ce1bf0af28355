import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { lessons } from './.config/plugins/lessons.ts';
import { offline } from './.config/plugins/offline.ts';
import { policy } from './.config/plugins/policy.ts';

export default defineConfig(async () => ({
  base: './',
  plugins: [
    lessons(),
    policy(),
    svelte({
      configFile: false,
      compilerOptions: {
        // A plain `runes: true` would also hit libraries, and the test library still has a legacy wrapper.
        runes: ({ filename }) =>
          filename.split(/[/\\]/).includes('node_modules') ? undefined : true,
      },
    }),
    offline(),
  ],
  // Fonts and pictures stay files: the Content-Security-Policy lets no data: font in.
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // A part that comes later names its styles only: the list of all scripts behind all parts would weigh on the first load.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (
        _: string,
        deps: string[],
        { hostType }: { readonly hostType: 'html' | 'js' },
      ) => (hostType === 'html' ? deps : deps.filter((name) => name.endsWith('.css'))),
    },
  },
  worker: { format: 'es' as const },
  // Only vitest pays for loading the browser driver.
  ...(process.env['VITEST'] ? { test: (await import('./.config/tests.ts')).tests } : {}),
}));
