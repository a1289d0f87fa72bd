/**
 * Keys on anything with `data-hotkey`: pressing them clicks a button or a link, or goes to a field.
 *
 *   <button data-hotkey="r">Reply</button>
 *   <button data-hotkey="Mod+Enter" data-hotkey-scope="id-of-the-textarea">Send</button>
 *   <button data-hotkey="Mod+k" data-hotkey-anywhere>Go or do</button>      while writing, too
 *   <button data-hotkey="Mod+z" data-hotkey-anywhere="empty">Undo</button>  in a field that is empty, too
 *
 * Pages are written with the usual keys; the reader's own take their place (ui/own-keys.js). Follows
 * what comes and goes with swaps. Single keys can be switched off (data-keys on <html>).
 */
import { eventToHotkeyString, install, normalizeHotkey, uninstall } from "@github/hotkey"
import { own, retell, ways } from "ui/own-keys"

const WITH_KEYS = "[data-hotkey]"
const LATIN = /[\u0000-\u024f]/
const FIELDS = "textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=file]), [contenteditable]"

function each(node, act) {
  if (node.nodeType !== Node.ELEMENT_NODE) return
  if (node.matches(WITH_KEYS)) act(node)
  node.querySelectorAll(WITH_KEYS).forEach((element) => act(element))
}

function add(element) {
  const key = own(element.dataset.hotkey)
  if (!key) return
  install(element, ways(key))
  if (!key.includes(" ")) element.setAttribute("aria-keyshortcuts", normalizeHotkey(key))
}

new MutationObserver((changes) => {
  for (const { addedNodes, removedNodes } of changes) {
    removedNodes.forEach((node) => each(node, uninstall))
    for (const node of addedNodes) {
      if (!node.isConnected || node.nodeType !== Node.ELEMENT_NODE) continue
      each(node, add)
      retell(node)
    }
  }
}).observe(document.body, { childList: true, subtree: true })

each(document.body, add)
retell(document.body)

/* A key belongs to what is on top, and to nothing that cannot be used just now. */
addEventListener("hotkey-fire", (event) => {
  const { target, detail } = event
  const dialog = document.querySelector("dialog:modal")
  const covered = dialog && !dialog.contains(target)
  const asleep = target.matches(":disabled, [aria-disabled='true']") || target.closest("[inert], [hidden], template")
  const unwanted = document.documentElement.dataset.keys === "off" && detail.path.every(isSingle)
  if (covered || asleep || unwanted) event.preventDefault()
}, { capture: true })

function isSingle(key) {
  return !/^(Control|Alt|Meta)\+/.test(key)
}

/* Where letters are others than Latin ones, the place of a key on the keyboard stands for its letter. */
addEventListener("keydown", (event) => {
  const { key, code, isTrusted, target } = event
  if (!isTrusted || key.length !== 1 || LATIN.test(key) || !code.startsWith("Key")) return
  if (target.matches?.(FIELDS) && !(event.ctrlKey || event.metaKey)) return
  const letter = event.shiftKey ? code.at(-1) : code.at(-1).toLowerCase()
  const { ctrlKey, altKey, metaKey, shiftKey } = event
  const again = new KeyboardEvent("keydown", { key: letter, code, ctrlKey, altKey, metaKey, shiftKey, bubbles: true, cancelable: true })
  if (!target.dispatchEvent(again)) event.preventDefault()
}, { capture: true })

/* A key that only leads somewhere on the page: <button data-focus="#rail-lists a" data-hotkey="g v">. */
addEventListener("click", ({ target }) => {
  const place = target.closest?.("[data-focus]")?.dataset.focus
  if (place) document.querySelector(place)?.focus()
})

/* The few keys that work while one writes as well. */
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || !event.target.matches?.(FIELDS)) return
  const pressed = eventToHotkeyString(event)
  if (isSingle(pressed)) return
  for (const element of document.querySelectorAll("[data-hotkey-anywhere]")) {
    const kept = element.dataset.hotkeyAnywhere === "empty" && event.target.value
    if (kept || normalizeHotkey(own(element.dataset.hotkey)) !== pressed || document.querySelector("dialog:modal")) continue
    event.preventDefault()
    element.click()
  }
})
