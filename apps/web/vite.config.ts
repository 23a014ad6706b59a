import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { compiledMessages } from './tools/compiled-messages.ts';

export default defineConfig({
  plugins: [
    react(),
    compiledMessages(),
    VitePWA({
      // The service worker is ours (`src/sw.ts`): it keeps the shell for offline and shows pushed alarms.
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      injectRegister: null,
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,woff2,svg}'], maximumFileSizeToCacheInBytes: 2_000_000 },
    }),
  ],
  resolve: { alias: { zod: new URL('src/shared/inert-zod.ts', import.meta.url).pathname } },
  build: {
    outDir: 'dist',
    // A nonce is put in the page at each answer; a polyfill would be one more inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    // Declaring an endpoint does nothing but declare it: those that no screen calls are left out.
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['endpoint', 'pageOf', 'z'] },
      output: {
        chunkFileNames: ({ name }) => `assets/${name.startsWith('contracts~') ? 'contracts' : '[name]'}-[hash].js`,
        codeSplitting: {
          // A contract alone is smaller than the headers of its file: those that pages share come together.
          groups: [
            {
              name: 'contracts',
              test: /[\\/]packages[\\/]contracts[\\/]/,
              entriesAware: true,
              entriesAwareMergeThreshold: 3000,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 4310,
    proxy: Object.fromEntries(
      ['/api', '/presse', '/reseau-simule', '/lettre'].map((path) => [path, 'http://localhost:4300']),
    ),
  },
});
