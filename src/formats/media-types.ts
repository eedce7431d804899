/** What kinds of files the site has, in the words of the web (RFC 6838). */
export const mediaTypes = {
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  ics: 'text/calendar',
  atom: 'application/atom+xml',
  jsonFeed: 'application/feed+json',
  jsonLd: 'application/ld+json',
  xsl: 'text/xsl',
  css: 'text/css',
  xml: 'text/xml',
  png: 'image/png',
  svg: 'image/svg+xml',
  unknown: 'application/octet-stream',
} as const;
