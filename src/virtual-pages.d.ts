/** The data of the pages, by src/site/plugin.ts. */
declare module 'virtual:pages' {
  export const pages: import('./app/pages/define.ts').Pages
}
