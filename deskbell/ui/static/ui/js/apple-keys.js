/**
 * Apple's keyboards have another key for commands, and another sign on it.
 *
 *   <kbd class="key key--mod">↵</kbd>     is shown as Ctrl ↵, or as ⌘↵
 */
export const APPLE = /Mac|iP(ad|hone|od)/.test(navigator.platform)

document.documentElement.toggleAttribute("data-apple", APPLE)
