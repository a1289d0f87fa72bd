/**
 * What this reader presses instead of the usual keys, which pages are written with.
 *
 *   <html data-own-keys='{"r": "q", "l": ""}'>     q for what is usually r, nothing for l
 */
import { APPLE } from "ui/apple-keys"

const OWN = JSON.parse(document.documentElement.dataset.ownKeys ?? "{}")
const SIGNS = { Mod: APPLE ? "⌘" : "Ctrl", Meta: "⌘", Control: "Ctrl", Alt: APPLE ? "⌥" : "Alt", Shift: "⇧", Enter: "↵", Escape: "Esc" }

/** The reader's key for a usual one; empty where they switched it off. */
export function own(usual) {
  return OWN[usual] ?? usual
}

/** All the ways to press it: on many keyboards a sign such as / or [ takes Shift or AltGr. */
export function ways(key) {
  const [first, ...rest] = key.split(" ")
  if (!/^[^\p{L}\d]$/u.test(first)) return key
  const presses = [first, `Shift+${first}`, `Alt+${first}`, `Control+Alt+${first}`]
  return presses.map((press) => [press, ...rest].join(" ")).join(",")
}

/** The caps one presses, as this keyboard names them: ["g", "⇧", "T"]. */
export function caps(key) {
  return key.split(/[ +]/).map((cap) => SIGNS[cap] ?? cap)
}

/* What a page says about keys in passing is put right: <kbd class="key" data-key="r">r</kbd>. */
export function retell(root) {
  if (!Object.keys(OWN).length) return
  for (const hint of root.querySelectorAll("[data-key]")) {
    hint.textContent = caps(own(hint.dataset.key)).join(" ")
    hint.hidden = !hint.textContent
  }
}
