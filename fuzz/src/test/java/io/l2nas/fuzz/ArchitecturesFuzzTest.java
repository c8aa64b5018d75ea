package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.SpaceDefinition;
import io.l2nas.contracts.SpaceDefinition.Row;
import io.l2nas.core.space.BuiltInSpaces;
import io.l2nas.core.space.SearchSpace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the column {@code arch} names an architecture of the space, or none. */
class ArchitecturesFuzzTest {
  private static final List<String> NAMES = List.of("conv", "conv3", "con");

  private static final List<SpaceDefinition> SPACES =
      List.of(
          BuiltInSpaces.find("nas-bench-201").orElseThrow(),
          new CustomSpace("alike", List.of(new Row("a", NAMES), new Row("b", NAMES)), "-")
              .definition(),
          new SpaceDefinition(
              "digits",
              List.of(
                  new Row("a", List.of("0", "1")),
                  new Row("b", List.of("1", "10")),
                  new Row("c", List.of("2", "22"))),
              List.of("", ".", ".", "")));

  private static final List<SearchSpace> STRUCTURED =
      Stream.of("darts", "ofa-mbv3-w1.0")
          .map(name -> new SearchSpace(BuiltInSpaces.find(name).orElseThrow()))
          .toList();

  @MethodSource("io.l2nas.fuzz.Seeds#architectures")
  @DictionaryEntries({
    "|none~0|",
    "|skip_connect~0|",
    "|nor_conv_1x1~1|",
    "|nor_conv_3x3~2|",
    "|avg_pool_3x3~0|",
    "+",
    "conv",
    "conv3-",
    "con-",
    "10.",
    "('skip_connect', 0), ",
    "('sep_conv_3x3', 1), ",
    " / e3-k3 e4-k5"
  })
  @FuzzTest
  void architectures(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (SpaceDefinition space : SPACES) {
      boolean named = Cost.limited(() -> new SearchSpace(space).read(text).isPresent());
      assertThat(named).isEqualTo(new ArchitectureReader(space).choices(text).isPresent());
    }
    for (SearchSpace space : STRUCTURED) {
      Cost.limited(() -> space.read(text))
          .ifPresent(
              read -> assertThat(space.discretize(space.oneHot(read)).text()).isEqualTo(text));
    }
  }
}
