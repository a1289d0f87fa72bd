/**
 * <ask-desktop> asks whether notices may be shown on this device. Where the desk pushes, the browser is
 * woken by them, too, with no page open: data-push-key is by what it knows the desk.
 *
 *   <ask-desktop hidden data-on="Shown on this device" data-push-key="BP…" data-url="/notices/devices/">
 *     <button>Show on this device</button>
 */
export async function subscription() {
  const worker = await navigator.serviceWorker?.getRegistration().catch(() => null)
  return worker?.pushManager?.getSubscription() ?? null
}

class AskDesktop extends HTMLElement {
  async connectedCallback() {
    const permission = globalThis.Notification?.permission
    this.hidden = !permission || permission === "denied"
    this.addEventListener("click", this.#ask)
    const isWoken = permission === "granted" && Boolean(await subscription())
    this.#draw(permission === "granted" && (!this.dataset.pushKey || isWoken))
    // Told anew each time: the desk may have forgotten it, or somebody else signed in here.
    if (isWoken) this.#wake()
  }

  #ask = async () => {
    if ((await Notification.requestPermission()) !== "granted") return
    this.#draw(!this.dataset.pushKey || (await this.#wake()))
  }

  async #wake() {
    if (!this.dataset.pushKey) return false
    const worker = await navigator.serviceWorker?.ready
    const asked = { userVisibleOnly: true, applicationServerKey: this.dataset.pushKey }
    const made = await worker?.pushManager.subscribe(asked).catch(() => null)
    if (!made) return false
    const { endpoint, keys } = made.toJSON()
    const headers = JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")
    const body = new URLSearchParams({ endpoint, ...keys })
    const answer = await fetch(this.dataset.url, { method: "POST", headers, body }).catch(() => null)
    return Boolean(answer?.ok)
  }

  #draw(isOn) {
    const button = this.querySelector("button")
    button.disabled = isOn
    if (isOn) button.lastChild.textContent = this.dataset.on
  }
}

customElements.define("ask-desktop", AskDesktop)
