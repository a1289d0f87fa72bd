/**
 * Lets the browser keep static files and the page without a connection (ui/service-worker.js among
 * the templates), which makes Deskbell an app one can install.
 */
const address = document.querySelector("link[rel=manifest]")?.dataset.worker

if (address && "serviceWorker" in navigator) {
  // After the page itself, which has more urgent things to fetch. Refused where there is no TLS.
  const register = () => navigator.serviceWorker.register(address).catch(() => {})
  if (document.readyState === "complete") register()
  else addEventListener("load", register)
}
