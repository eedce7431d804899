/** The package has types for whole converters only. */
declare module 'opencc-js/dict/TSCharacters' {
  /** `㑯 㑔|㑳 㑇|…` */
  const table: string;
  export default table;
}
declare module 'opencc-js/dict/STCharacters' {
  /** Several spellings, the first the usual one: `后 後 后|…` */
  const table: string;
  export default table;
}
