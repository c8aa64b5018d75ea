// How experiments get on, as the server tells it.

/**
 * Calls `reader` with every experiment that changes; without a team with those of all teams. A browser comes back by itself
 * when a connection breaks. Gives a function that ends it.
 */
export function follow(team, reader) {
  const source = new EventSource(team ? `api/v1/teams/${encodeURIComponent(team)}/stream` : 'api/v1/stream');
  source.addEventListener('experiment', (event) => reader(JSON.parse(event.data)));
  source.addEventListener('open', () => notice(''));
  source.addEventListener('error', () => notice(source.readyState === EventSource.CLOSED
    ? 'The server tells no more; load the page again.'
    : 'The server does not answer; trying again.'));
  return () => source.close();
}

/** Says something at the foot of the page, or takes it back. */
export function notice(text) {
  document.getElementById('notice').textContent = text;
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
    } catch (e) {
      notice(e.message);
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
