package io.l2nas.supernet.model;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an ONNX model may do: compute. Those operators are allowed that are known to end and to
 * touch nothing, all others are not; nor are operators of other domains, which are code of their
 * own.
 */
final class OnnxOperators {
  /** The operators of ONNX itself. */
  private static final Set<String> STANDARD = Set.of("", "ai.onnx");

  private static final Set<String> ALLOWED =
      Stream.of(
              // What is there, and the ways through it.
              "Constant ConstantOfShape Identity If Dropout",
              // Shapes.
              "Reshape Transpose Concat Split Slice Pad Gather GatherElements GatherND Unsqueeze",
              "Squeeze Flatten Shape Size Expand Tile OneHot Range Cast SpaceToDepth DepthToSpace",
              "Where ScatterND ScatterElements EyeLike",
              // Numbers.
              "Add Sub Mul Div Mod Max Min Neg Abs Sign Sqrt Reciprocal Exp Log Pow Tanh Sigmoid Erf",
              "Sin Cos Floor Ceil Round Clip Sum Mean Equal Less LessOrEqual Greater GreaterOrEqual",
              "And Or Not Xor ReduceSum ReduceMean ReduceMax ReduceMin ReduceProd ReduceL2 ArgMax",
              "ArgMin CumSum TopK MatMul Gemm Einsum",
              // Layers.
              "Conv ConvTranspose Relu LeakyRelu PRelu Elu Selu Celu Gelu HardSigmoid HardSwish Mish",
              "Softplus Softsign Softmax LogSoftmax AveragePool MaxPool GlobalAveragePool",
              "GlobalMaxPool BatchNormalization InstanceNormalization LayerNormalization",
              "GroupNormalization LRN Resize")
          .flatMap(line -> Stream.of(line.split(" ")))
          .collect(Collectors.toUnmodifiableSet());

  private OnnxOperators() {}

  static boolean allows(String domain, String operator) {
    return STANDARD.contains(domain) && ALLOWED.contains(operator);
  }
}
