/**
 * Which tickets are held open in this browser, in which order: numbers only, never a title.
 *
 *   const memory = new TabMemory(person); memory.open(1042); memory.pin(1042); memory.close(1042)
 */
const MOST_UNPINNED = 8
const MOST = 30

export class TabMemory {
  #key
  #draft

  constructor(person) {
    this.#key = `tabs:${person}`
    this.#draft = new RegExp(`^draft:${person}-\\w+-(\\d+)$`)
  }

  get all() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "[]")
      return kept.filter(({ number }) => Number.isInteger(number))
    } catch {
      return []
    }
  }

  /* What is opened anew takes the place of the unpinned one that was opened longest ago. */
  open(number) {
    const all = this.all
    if (all.some((tab) => tab.number === number)) return
    all.push({ number, pinned: false })
    const loose = all.filter((tab) => !tab.pinned)
    const dropped = loose.slice(0, Math.max(0, loose.length - MOST_UNPINNED))
    this.#keep(all.filter((tab) => !dropped.includes(tab)).slice(-MOST))
  }

  close(...numbers) {
    this.#keep(this.all.filter((tab) => !numbers.includes(tab.number)))
  }

  /* Pinned ones stand together, before the others. */
  pin(number) {
    const all = this.all.map((tab) => (tab.number === number ? { number, pinned: !tab.pinned } : tab))
    this.#keep([...all.filter((tab) => tab.pinned), ...all.filter((tab) => !tab.pinned)])
  }

  move(number, to) {
    const all = this.all
    const [tab] = all.splice(all.findIndex((one) => one.number === number), 1)
    if (!tab) return
    const pinned = all.filter((one) => one.pinned).length
    const [least, most] = tab.pinned ? [0, pinned] : [pinned, all.length]
    all.splice(Math.min(Math.max(to, least), most), 0, tab)
    this.#keep(all)
  }

  /** The numbers of tickets on which something is written and not sent. */
  get written() {
    return new Set(Object.keys(localStorage).map((key) => Number(this.#draft.exec(key)?.[1])))
  }

  knows(key) {
    return key === this.#key || this.#draft.test(key)
  }

  #keep(all) {
    localStorage.setItem(this.#key, JSON.stringify(all))
  }
}
