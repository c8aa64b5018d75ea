package io.l2nas.supernet.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who computes a supernet. */
public enum Engine {
  /** A SavedModel, by TensorFlow. */
  @JsonProperty("tensorflow")
  TENSORFLOW("tensorflow", TensorFlowGraph.NAME),

  /** An ONNX model, by ONNX Runtime. */
  @JsonProperty("onnx")
  ONNX("onnx", OnnxModel.NAME);

  private final String word;
  private final String file;

  Engine(String word, String file) {
    this.word = word;
    this.file = file;
  }

  /** How the file with the graph is called. */
  public String file() {
    return file;
  }

  /** As manifests have it. */
  @Override
  public String toString() {
    return word;
  }
}
