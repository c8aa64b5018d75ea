package io.l2nas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.l2nas.contracts.CustomSpace;
import io.l2nas.contracts.json.MalformedRecordException;
import io.l2nas.contracts.json.SpaceFile;
import io.l2nas.core.space.Architecture;
import io.l2nas.core.space.SearchSpace;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a space file is a space in which a text names one architecture, or is refused. */
class SpacesFuzzTest {

  @MethodSource("io.l2nas.fuzz.Seeds#spaces")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void files(byte[] file) throws Exception {
    CustomSpace custom;
    try {
      custom = Cost.limited(() -> SpaceFile.read(file));
    } catch (MalformedRecordException e) {
      Complaint.check(new String(file, StandardCharsets.ISO_8859_1), e);
      return;
    }
    SearchSpace space = new SearchSpace(custom.definition());
    ArchitectureReader reader = new ArchitectureReader(space.definition());
    Architecture first = space.discretize(space.initialState());
    assertThat(space.discretize(space.oneHot(first))).isEqualTo(first);
    for (int row = 0; row < space.rows(); row++) {
      Architecture last = space.with(first, row, space.choices(row) - 1);
      assertThat(space.architecture(reader.choices(last.text()).orElseThrow())).isEqualTo(last);
    }
  }
}
