import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(async () => ({
  base: './',
  plugins: [
    svelte({
      configFile: false,
      compilerOptions: {
        // A plain `runes: true` would also hit libraries, and the test library still has a legacy wrapper.
        runes: ({ filename }) =>
          filename.split(/[/\\]/).includes('node_modules') ? undefined : true,
      },
    }),
  ],
  build: { target: 'es2023' },
  worker: { format: 'es' as const },
  // Only vitest pays for loading the browser driver.
  ...(process.env['VITEST'] ? { test: (await import('./.config/tests.ts')).tests } : {}),
}));
