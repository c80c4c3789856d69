import type { Theme } from './preferences.ts'

/** The colour of the page in each theme, as in `look.css` and `index.html`. */
export const pageColours = { light: '#fafaf8', dark: '#131416' } as const

/** Shows a theme at once; `system` follows the system. The browser's own bars get the colour of the page. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light'
    meta.content = pageColours[theme === 'system' ? own : theme]
  }
}
