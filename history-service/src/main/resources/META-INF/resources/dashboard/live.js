// How experiments get on, as the server tells it.

/**
 * Calls `reader` with every experiment that changes; without a team with those of all teams. A browser comes back by itself
 * when a connection breaks. Gives a function that ends it.
 */
export function follow(team, reader) {
  const source = new EventSource(team ? `api/v1/teams/${encodeURIComponent(team)}/stream` : 'api/v1/stream');
  source.addEventListener('experiment', (event) => reader(JSON.parse(event.data)));
  return () => source.close();
}

/**
 * A function that runs `task` when it is called, but never twice at a time nor more often than every `pause` milliseconds; the
 * last call is not lost.
 */
export function paced(pause, task) {
  let running = false;
  let wanted = false;
  async function run() {
    running = true;
    wanted = false;
    try {
      await task();
    } finally {
      setTimeout(() => {
        running = false;
        if (wanted) {
          run();
        }
      }, pause);
    }
  }
  return () => {
    wanted = true;
    if (!running) {
      run();
    }
  };
}
