/** What `src/integration.ts` puts into pages and their programs. Unlike `import.meta.env` no variable of the shell and no `.env` changes it. */

/** The sub-path, with a slash at both ends. */
declare const siteBase: string;
/** Is this the live preview, whose pages need programs within them? */
declare const isPreview: boolean;
