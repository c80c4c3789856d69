/** What has to be at hand and need not be seen. In a tab of its own, so that the paste stays. */
export function PageFoot() {
  return (
    <footer className="mt-12 border-t border-line pt-3 text-sm">
      <a href="./THIRD-PARTY-NOTICES.txt" target="_blank" rel="noreferrer" className="text-muted">
        Third-party notices
      </a>
    </footer>
  )
}
