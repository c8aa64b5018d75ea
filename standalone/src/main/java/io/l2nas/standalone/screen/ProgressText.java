package io.l2nas.standalone.screen;

import java.util.OptionalDouble;

/** How one kind of progress is written. */
interface ProgressText<P> {

  /** How much is done, in what the pace is measured in. */
  int done(P progress);

  /** The live line; it never fills the width of the screen. */
  String line(P progress, OptionalDouble pace);

  /** The same for a log file, whatever its width. */
  String sentence(P progress, OptionalDouble pace);
}
