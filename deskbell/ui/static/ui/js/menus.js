/**
 * Menus made of <details class="menu"> close as people expect: elsewhere, by Escape, after a choice.
 *
 *   <details class="menu"><summary class="button">More</summary><div class="menu__list">…</div></details>
 */
const OPEN = "details.menu[open]"

function closeAllBut(kept) {
  for (const menu of document.querySelectorAll(OPEN)) if (menu !== kept) menu.open = false
}

addEventListener("click", ({ target }) => {
  const menu = target.closest?.(OPEN)
  const chosen = target.closest?.(".menu__item")
  closeAllBut(chosen ? undefined : menu)
})

addEventListener("keydown", (event) => {
  const menu = document.querySelector(OPEN)
  if (!menu) return
  if (event.key === "Escape") {
    menu.open = false
    menu.querySelector("summary").focus()
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
  event.preventDefault()
  step(menu, event.key === "ArrowDown" ? 1 : -1)
})

/* Opened by a key, it goes on by keys. */
addEventListener("hotkey-fire", ({ target }) => {
  const menu = target.matches("summary") && target.closest("details.menu")
  if (menu) setTimeout(() => menu.open && step(menu, 1))
}, { capture: true })

function step(menu, by) {
  const items = [...menu.querySelectorAll(".menu__item:not(:disabled)")]
  const at = items.indexOf(document.activeElement)
  items[(at + by + items.length) % items.length]?.focus()
}
