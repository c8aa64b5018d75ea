package io.l2nas.standalone.paper;

import java.util.Arrays;
import java.util.List;

/** The columns of the paper's Table 1. */
enum Column {
  CIFAR10_VALID("CIFAR-10 valid", "cifar10_valid"),
  CIFAR10_TEST("CIFAR-10 test", "cifar10_test"),
  CIFAR100_VALID("CIFAR-100 valid", "cifar100_valid"),
  CIFAR100_TEST("CIFAR-100 test", "cifar100_test"),
  IMAGENET16_VALID("ImageNet16-120 valid", "imagenet16_valid"),
  IMAGENET16_TEST("ImageNet16-120 test", "imagenet16_test");

  private final String title;
  private final String metric;

  Column(String title, String metric) {
    this.title = title;
    this.metric = metric;
  }

  static List<Column> all() {
    return Arrays.asList(values());
  }

  String title() {
    return title;
  }

  /** The column of a table file that holds it. */
  String metric() {
    return metric;
  }

  boolean isValidation() {
    return ordinal() % 2 == 0;
  }

  /** The test accuracy on the same data set. */
  Column test() {
    return values()[ordinal() | 1];
  }

  /** The column whose search tells of this one when the search selects on validation. */
  Column validation() {
    return values()[ordinal() & ~1];
  }
}
