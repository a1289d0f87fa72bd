{% comment %} kept: addresses, the offline page first; version: both as JSON; icon {% endcomment %}/**
 * Keeps what is the same for everybody: static files by their fingerprint, and a page that says that
 * the desk cannot be reached. Nothing private is ever kept here.
 */
const VERSION = {{ version|safe }}
const KEPT = {{ kept|safe }}
const FINGERPRINTED = /^\/static\/.+\.[0-9a-f]{12}\.\w+$/

addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => skipWaiting()))
})

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([forgetOthers(), registration.navigationPreload?.enable(), clients.claim()]))
})

addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== location.origin) return
  if (request.mode === "navigate") event.respondWith(page(event))
  else if (FINGERPRINTED.test(pathname)) event.respondWith(file(request))
})

addEventListener("push", (event) => {
  event.waitUntil(show(event.data?.json() ?? {}))
})

addEventListener("notificationclick", (event) => {
  event.notification.close()
  event.waitUntil(lead(event.notification.data))
})

/* Not to somebody who has the very page before their eyes. */
async function show({ title, body, url, tag }) {
  const pages = await clients.matchAll({ type: "window" })
  if (pages.some((page) => page.focused && new URL(page.url).pathname === url)) return
  await registration.showNotification(title ?? "Deskbell", { body, tag, data: url, icon: "{{ icon }}" })
}

/* Only ever to a page of ours, whatever a message says. */
async function lead(to) {
  const { origin, pathname } = new URL(to ?? "/", location.origin)
  if (origin !== location.origin) return
  const pages = await clients.matchAll({ type: "window" })
  const there = pages.find((page) => new URL(page.url).pathname === pathname)
  await (there ? there.focus() : clients.openWindow(pathname))
}

async function keep() {
  const cache = await caches.open(VERSION)
  await cache.addAll(KEPT.map((address) => new Request(address, { credentials: "omit" })))
}

async function forgetOthers() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== VERSION).map((name) => caches.delete(name)))
}

async function page({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request))
  } catch {
    return (await caches.match(KEPT[0])) ?? Response.error()
  }
}

async function file(request) {
  const kept = await caches.match(request.url)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok && answer.type === "basic") {
    const cache = await caches.open(VERSION)
    await cache.put(request.url, answer.clone())
  }
  return answer
}
