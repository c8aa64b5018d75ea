package io.l2nas.tensorflow;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/**
 * How sessions run here: on one thread, the caller's. What one operation adds up then has one
 * order, and so have the operations, so that the same numbers give the same bits; more is done by
 * more sessions.
 */
public final class OneThread {
  private OneThread() {}

  /** On the GPU where there is one, with as much of its memory as is needed. */
  public static ConfigProto configuration() {
    return onCaller()
        .setExperimental(
            ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"))
        .build();
  }

  /**
   * The same for graphs of which a part runs only if it is asked to: the executor that is made for
   * one thread does not know that. They are run as they are: to rewrite so many ways takes long.
   */
  public static ConfigProto withBranches() {
    return onCaller()
        .setGraphOptions(
            GraphOptions.newBuilder()
                .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
        .build();
  }

  private static ConfigProto.Builder onCaller() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(1)
        .setInterOpParallelismThreads(-1)
        .setAllowSoftPlacement(true)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
  }
}
