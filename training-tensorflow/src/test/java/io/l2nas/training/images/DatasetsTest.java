package io.l2nas.training.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.l2nas.core.network.ImageShape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {
  @TempDir private Path folder;

  @Test
  void digitsComeAlong() {
    // When
    Dataset digits = new Datasets(Map.of()).get("digits");

    // Then
    assertThat(digits.shape()).isEqualTo(new ImageShape(8, 1, 10));
    assertThat(digits.training().count()).isEqualTo(1000);
    assertThat(digits.validation().count()).isEqualTo(598);
    assertThat(digits.test().count()).isEqualTo(199);
    assertThat(classes(digits.training())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    // The first image: a 0, whose first row is 0 0 5 13 9 1 0 0.
    assertThat(digits.training().label(0)).isZero();
    assertThat(IntStream.range(0, 8).map(i -> digits.training().pixel(0, i)))
        .containsExactly(0, 0, 5, 13, 9, 1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz"})
  void filesOfMnistAreRead(String suffix) throws IOException {
    // Given
    writeIdx("train", 12, suffix);
    writeIdx("t10k", 3, suffix);

    // When
    Dataset dataset = new Datasets(Map.of("mine", folder)).get("mine");

    // Then
    assertThat(dataset.shape()).isEqualTo(new ImageShape(4, 1, 12));
    assertThat(dataset.training().count()).isEqualTo(10);
    assertThat(dataset.validation().count()).isEqualTo(2);
    assertThat(dataset.test().count()).isEqualTo(3);
    assertThat(dataset.validation().label(1)).isEqualTo(6);
    assertThat(dataset.validation().pixel(1, 15)).isEqualTo(6 + 15);
    assertThat(dataset.test().label(2)).isEqualTo(2);
  }

  @Test
  void aFileThatEndsTooEarlyIsNamed() throws IOException {
    // Given
    writeIdx("train", 12, "");
    writeIdx("t10k", 3, "");
    Path images = folder.resolve("train-images-idx3-ubyte");
    byte[] bytes = Files.readAllBytes(images);
    Files.write(images, Arrays.copyOf(bytes, bytes.length - 1));

    // When
    assertThatThrownBy(() -> new Datasets(Map.of("mine", folder)))
        // Then
        .isInstanceOf(InvalidDatasetException.class)
        .hasMessage("'%s', or the file of its labels, ends too early; get it again", images);
  }

  @Test
  void aFileOfAnotherKindIsNamed() throws IOException {
    // Given
    writeIdx("train", 12, "");
    writeIdx("t10k", 3, "");
    Path labels = folder.resolve("t10k-labels-idx1-ubyte");
    Files.write(labels, Files.readAllBytes(folder.resolve("t10k-images-idx3-ubyte")));

    // When
    assertThatThrownBy(() -> new Datasets(Map.of("mine", folder)))
        // Then
        .hasMessage(
            "'%s' begins with 00000803 and not with 00000801; it is no such IDX file", labels);
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws IOException {
    // Given
    writeIdx("train", 12, "");

    // When
    assertThatThrownBy(() -> new Datasets(Map.of("mine", folder)))
        // Then
        .hasMessage(
            "'%s' has no file 't10k-images-idx3-ubyte' or 't10k-images-idx3-ubyte.gz'; put it there",
            folder);
  }

  @Test
  void cifarIsReadPixelByPixel() throws IOException {
    // Given
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_%d.bin".formatted(batch)), cifar(batch, 2));
    }
    Files.write(folder.resolve("test_batch.bin"), cifar(9, 1));

    // When
    Dataset dataset = new Datasets(Map.of("mine", folder)).get("mine");

    // Then
    assertThat(dataset.shape()).isEqualTo(ImageShape.CIFAR10);
    assertThat(dataset.training().count()).isEqualTo(8);
    assertThat(dataset.validation().count()).isEqualTo(2);
    assertThat(dataset.test().label(0)).isEqualTo(9);
    // Red, green and blue of the second pixel.
    assertThat(IntStream.range(3, 6).map(i -> dataset.test().pixel(0, i)))
        .containsExactly(1, 101, 201);
  }

  @Test
  void aClassThatCifarDoesNotHaveIsRefused() throws IOException {
    // Given
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_%d.bin".formatted(batch)), cifar(10, 1));
    }

    // When
    assertThatThrownBy(() -> new Datasets(Map.of("mine", folder)))
        // Then
        .hasMessageContaining("has the class 10; CIFAR-10 has 10 classes, from 0 on");
  }

  @Test
  void aFolderWithoutImagesIsRefused() {
    assertThatThrownBy(() -> new Datasets(Map.of("mine", folder)))
        .hasMessageStartingWith("'%s' has neither train-images-idx3-ubyte", folder);
    assertThatThrownBy(() -> new Datasets(Map.of("mine", folder.resolve("none"))))
        .hasMessage("'%s' is no folder; name one", folder.resolve("none"));
  }

  private static IntStream classes(LabelledImages images) {
    return IntStream.range(0, images.count()).map(images::label).distinct().sorted();
  }

  /** Image i shows i, i + 1, i + 2, … and is of class i. */
  private void writeIdx(String part, int count, String suffix) throws IOException {
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    try (DataOutputStream image = new DataOutputStream(images);
        DataOutputStream label = new DataOutputStream(labels)) {
      image.writeInt(0x803);
      image.writeInt(count);
      image.writeInt(4);
      image.writeInt(4);
      label.writeInt(0x801);
      label.writeInt(count);
      for (int i = 0; i < count; i++) {
        label.writeByte(i);
        for (int pixel = 0; pixel < 16; pixel++) {
          image.writeByte(i + pixel);
        }
      }
    }
    write(part + "-images-idx3-ubyte" + suffix, images.toByteArray());
    write(part + "-labels-idx1-ubyte" + suffix, labels.toByteArray());
  }

  private void write(String name, byte[] bytes) throws IOException {
    OutputStream file = Files.newOutputStream(folder.resolve(name));
    try (OutputStream output = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
      output.write(bytes);
    }
  }

  /** Images of one class, whose planes begin at 0, 100 and 200 and count from there. */
  private static byte[] cifar(int label, int count) {
    byte[] bytes = new byte[count * 3073];
    for (int i = 0; i < bytes.length; i++) {
      int at = i % 3073 - 1;
      bytes[i] = (byte) (at < 0 ? label : at / 1024 * 100 + at % 1024);
    }
    return bytes;
  }
}
