/**
 * The whole page.
 */

/** The page from its header to its panes. */
export function App() {
  return <h1>Verbatim</h1>;
}
