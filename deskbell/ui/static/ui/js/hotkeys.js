/**
 * Keys on anything with `data-hotkey`: pressing them clicks a button or a link, or goes to a field.
 *
 *   <button data-hotkey="r">Reply</button>
 *   <button data-hotkey="Mod+Enter" data-hotkey-scope="id-of-the-textarea">Send</button>
 *
 * Follows what comes and goes with swaps. Single keys can be switched off (data-keys on <html>).
 */
import { install, uninstall } from "@github/hotkey"

const WITH_KEYS = "[data-hotkey]"

function each(node, act) {
  if (node.nodeType !== Node.ELEMENT_NODE) return
  if (node.matches(WITH_KEYS)) act(node)
  node.querySelectorAll(WITH_KEYS).forEach((element) => act(element))
}

new MutationObserver((changes) => {
  for (const { addedNodes, removedNodes } of changes) {
    removedNodes.forEach((node) => each(node, uninstall))
    addedNodes.forEach((node) => node.isConnected && each(node, install))
  }
}).observe(document.body, { childList: true, subtree: true })

each(document.body, (element) => install(element))

/* A key belongs to what is on top, and to nothing that cannot be used just now. */
addEventListener("hotkey-fire", (event) => {
  const { target, detail } = event
  const dialog = document.querySelector("dialog:modal")
  const covered = dialog && !dialog.contains(target)
  const asleep = target.matches(":disabled, [aria-disabled='true']") || target.closest("[inert], template")
  const unwanted = document.documentElement.dataset.keys === "off" && detail.path.every(isSingle)
  if (covered || asleep || unwanted) event.preventDefault()
}, { capture: true })

function isSingle(key) {
  return !/^(Control|Alt|Meta)\+/.test(key)
}
