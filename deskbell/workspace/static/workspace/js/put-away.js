/**
 * A button that puts a panel away which has nothing more to say, and leaves its place for the next.
 *
 *   <section id="bulk"> … <button data-put-away="#bulk">Close</button>
 */
addEventListener("click", ({ target }) => {
  const where = target.closest?.("[data-put-away]")?.dataset.putAway
  const panel = where && document.querySelector(where)
  if (panel) panel.replaceWith(Object.assign(document.createElement("div"), { id: panel.id }))
})
