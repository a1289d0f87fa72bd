/**
 * htmx as we use it: nothing is ever evaluated, and a request that fails says so.
 *
 * What is swapped and what is not stands in the htmx-config of ui/page.html.
 */
import htmx from "htmx"

class Refused {
  constructor() {
    throw new Error("Deskbell's pages do not evaluate code: write an element instead.")
  }
}

htmx.registerExtension("no-eval", {
  init(api) {
    api.initSecurity(null, Refused, Refused)
  },
})

addEventListener("htmx:response:error", ({ detail }) => {
  const { status } = detail.ctx.response
  if (status !== 422) complain(status === 401 || status === 403 ? "denied" : "refused")
})

addEventListener("htmx:error", ({ detail }) => {
  if (detail.ctx && !detail.ctx.response) complain("failed")
})

function complain(what) {
  document.body.dispatchEvent(new CustomEvent("toast", { detail: { problem: what } }))
}
