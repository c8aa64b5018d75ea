package io.l2nas.supernet.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * What a graph may do: compute. A graph is a program, and TensorFlow has operations that read and
 * write files, open connections and call other code. Those that are known to do nothing of the kind
 * are allowed, all others are not; nor are loops, which may never end.
 */
final class TensorFlowOperations {
  private static final Set<String> ALLOWED =
      Stream.of(
              // What is there, and the ways through it.
              "Const Placeholder PlaceholderWithDefault Identity IdentityN NoOp StopGradient",
              "PreventGradient Switch Merge If StatelessIf Case StatelessCase PartitionedCall",
              "StatefulPartitionedCall",
              // Shapes.
              "Reshape Transpose ConcatV2 Concat Split SplitV Slice StridedSlice Pad PadV2 MirrorPad",
              "Pack Unpack GatherV2 Gather GatherNd ExpandDims Squeeze Shape ShapeN Size Rank Fill",
              "ZerosLike OnesLike Tile OneHot Range BroadcastTo Cast SpaceToBatchND BatchToSpaceND",
              "SpaceToDepth DepthToSpace Select SelectV2",
              // Numbers.
              "Add AddV2 AddN Sub Mul Div RealDiv DivNoNan FloorDiv FloorMod Maximum Minimum Neg Abs",
              "Sign Square SquaredDifference Sqrt Rsqrt Reciprocal Exp Expm1 Log Log1p Pow Tanh",
              "Sigmoid Erf Sin Cos Floor Ceil Round Rint Equal NotEqual Less LessEqual Greater",
              "GreaterEqual LogicalAnd LogicalOr LogicalNot Sum Mean Max Min Prod All Any ArgMax",
              "ArgMin Cumsum TopKV2 MatMul BatchMatMul BatchMatMulV2 Einsum L2Loss",
              // Layers.
              "Conv2D DepthwiseConv2dNative BiasAdd BiasAddV1 Relu Relu6 LeakyRelu Elu Selu Softplus",
              "Softsign Softmax LogSoftmax AvgPool MaxPool MaxPoolV2 FusedBatchNorm FusedBatchNormV2",
              "FusedBatchNormV3 LRN ResizeBilinear ResizeNearestNeighbor")
          .flatMap(line -> Stream.of(line.split(" ")))
          .collect(Collectors.toUnmodifiableSet());

  private TensorFlowOperations() {}

  /**
   * Looks at every node, those of functions included.
   *
   * @throws InvalidModelException if one is not allowed
   */
  static void require(GraphDef graph) {
    require(graph.getNodeList());
    graph.getLibrary().getFunctionList().forEach(function -> require(function.getNodeDefList()));
  }

  private static void require(List<NodeDef> nodes) {
    for (NodeDef node : nodes) {
      if (!ALLOWED.contains(node.getOp())) {
        throw new InvalidModelException(
            ("node '%s' of the graph is the operation %s, which is not allowed: a graph may compute,"
                    + " and not touch files, networks, variables or code of its own; freeze variables"
                    + " to constants, and leave out the rest")
                .formatted(node.getName(), node.getOp()));
      }
    }
  }
}
