// How experiments get on, as the server tells it.

/** By how much the clocks of browser and server may differ, in milliseconds: what is told twice does no harm. */
const SKEW = 600_000;

/**
 * Calls `reader` with every experiment that changes; without a team with those of all teams. A browser comes back by itself
 * when a connection breaks. Gives a function that ends it.
 *
 * A page that nobody sees hangs up: a browser has six connections to a server, and one that is left may stay in its memory.
 */
export function follow(team, reader) {
  const address = team ? `api/v1/teams/${encodeURIComponent(team)}/stream` : 'api/v1/stream';
  let source = null;
  let last = String(Date.now() - SKEW);

  function open(query) {
    source = new EventSource(address + query);
    source.addEventListener('experiment', (event) => {
      last = event.lastEventId;
      reader(JSON.parse(event.data));
    });
    source.addEventListener('open', () => notice(''));
    source.addEventListener('error', () => notice(source.readyState === EventSource.CLOSED
      ? 'The server tells no more; load the page again.'
      : 'The server does not answer; trying again.'));
  }

  function look() {
    source.close();
    if (!document.hidden) {
      open(`?after=${last}`);
    }
  }

  open('');
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    source.close();
  };
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
