/** What is served to readers' browsers is compiled to the oldest ones that the site is for: `browserslist` in package.json. */
import cascadeLayers from '@csstools/postcss-cascade-layers';
import logical from 'postcss-logical';
import packageJson from '../package.json' with { type: 'json' };

/** In the words of compilers: `chrome70`, `ios12.0`. */
export const baseline = packageJson.browserslist.map((browser) => browser.replace(/_saf| |-.*/gu, ''));

/** For esbuild, which takes destructuring for too new: Safari before 14.1 has it, and fails in one rare form. */
export const smallScript = { target: baseline, supported: { destructuring: true }, minify: true };

/**
 * For Vite. Layers become specificity, and logical sides become left and right: everything is written from left to
 * right. What else is too new for the baseline is rewritten by Vite itself, or is an addition to something that works
 * without.
 */
export const forBaseline = {
  css: { postcss: { plugins: [cascadeLayers(), logical()] } },
  build: { target: baseline, cssTarget: baseline },
};
