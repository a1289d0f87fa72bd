/**
 * What could be meant after a sign in a <text-expander>: asked of the server, chosen by keys or a click.
 *
 *   <text-expander keys=":: # @" multiword="# @" data-from="/tickets/4711/suggestions/"><textarea></textarea></text-expander>
 *
 * Its events do not bubble: they are met on their way down.
 */
import "@github/text-expander-element"

const AFTER = 120
let latest = 0

document.addEventListener("text-expander-change", changed, true)
document.addEventListener("text-expander-value", chosen, true)
document.addEventListener("text-expander-committed", committed, true)

function changed({ target, detail }) {
  const { key, text, provide } = detail
  provide(suggested(target.dataset.from, key, text))
}

function chosen({ target, detail }) {
  const { value, used } = detail.item.dataset
  detail.value = value
  if (used) tell(used, target.closest("form"))
}

function tell(address, form) {
  const { name, value } = form.elements.csrfmiddlewaretoken
  fetch(address, { method: "POST", body: new URLSearchParams({ [name]: value }) })
}

function committed({ detail }) {
  detail.input.dispatchEvent(new Event("input", { bubbles: true }))
}

async function suggested(from, sign, said) {
  const asked = ++latest
  await new Promise((resolve) => setTimeout(resolve, AFTER))
  if (asked !== latest) return { matched: false }

  const answer = await fetch(`${from}?${new URLSearchParams({ sign, said })}`)
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html")
  const fragment = page.querySelector("[role=listbox]")
  if (asked !== latest || !fragment?.childElementCount) return { matched: false }

  requestAnimationFrame(() => lift(fragment))
  return { matched: true, fragment }
}

/* A composer stands at the end of the page: what does not fit below the line stands above it. */
function lift(list) {
  const { bottom, height } = list.getBoundingClientRect()
  if (bottom > innerHeight) list.style.marginBlockStart = `calc(${-height}px - 2lh)`
}
