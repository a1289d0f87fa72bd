/**
 * What could be meant after a sign in a <text-expander>: asked of the server, chosen by keys or a click.
 *
 *   <text-expander keys="# @" multiword="# @" data-from="/tickets/4711/suggestions/"><textarea></textarea></text-expander>
 */
import "@github/text-expander-element"

const AFTER = 120
let latest = 0

document.addEventListener("text-expander-change", (event) => {
  const { key, text, provide } = event.detail
  provide(suggested(event.target.dataset.from, key, text))
})

document.addEventListener("text-expander-value", ({ detail }) => {
  detail.value = detail.item.dataset.value
})

async function suggested(from, sign, said) {
  const asked = ++latest
  await new Promise((resolve) => setTimeout(resolve, AFTER))
  if (asked !== latest) return { matched: false }

  const answer = await fetch(`${from}?${new URLSearchParams({ sign, said })}`)
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html")
  const fragment = page.querySelector("[role=listbox]")
  return { matched: Boolean(fragment?.childElementCount), fragment }
}
