/** Loaded before the product by a test: SIGUSR2 makes a promise fail that nobody waits for, SIGHUP makes a timer throw. */
process.on('SIGUSR2', () => {
  Promise.reject(new Error('the words of a tenant'))
})
process.on('SIGHUP', () => {
  setTimeout(() => {
    throw new Error('the words of a tenant')
  })
})
