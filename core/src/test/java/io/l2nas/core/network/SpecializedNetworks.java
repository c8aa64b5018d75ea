package io.l2nas.core.network;

import java.util.Map;
import java.util.stream.Collectors;

/** What was published of the specialised networks of Once-for-All MobileNetV3. */
final class SpecializedNetworks {
  /**
   * MACs and parameters in millions.
   *
   * @param megaMultiplyAdds as it was rounded
   * @param megaParameters as it was rounded
   */
  record Published(double megaMultiplyAdds, double megaParameters) {}

  static final Map<String, Published> PUBLISHED =
      """
      LG-G8_lat-11ms_top1-73.0_finetune-25 103 5
      LG-G8_lat-16ms_top1-74.7_finetune-25 151 5.8
      LG-G8_lat-24ms_top1-76.4_finetune-25 230 5.8
      LG-G8_lat-8ms_top1-71.1_finetune-25 74 4.1
      flops-389M_top1-79.1_finetune-75 389 8.4
      flops-482M_top1-79.6_finetune-75 482 9.1
      flops-595M_top1-80.0_finetune-75 595 9.1
      note10_lat-11ms_top1-73.6_finetune-25 110 4.3
      note10_lat-16ms_top1-75.5_finetune-25 163 4.9
      note10_lat-22ms_top1-76.6_finetune-25 237 5.9
      note10_lat-30ms_top1-78.4_finetune-75 339 7.5
      note10_lat-41ms_top1-79.3_finetune-75 457 9
      note10_lat-50ms_top1-79.7_finetune-75 554 9.1
      note10_lat-64ms_top1-80.2_finetune-75 743 9.1
      note10_lat-8ms_top1-71.4_finetune-25 79 3.8
      note8_lat-22ms_top1-70.4_finetune-25 67 4.3
      note8_lat-31ms_top1-72.8_finetune-25 101 4.6
      note8_lat-49ms_top1-74.9_finetune-25 164 6
      note8_lat-65ms_top1-76.1_finetune-25 220 5.3
      pixel1_lat-132ms_top1-79.8_finetune-75 593 9.2
      pixel1_lat-143ms_top1-80.1_finetune-75 642 9.2
      pixel1_lat-20ms_top1-71.4_finetune-25 77 4.3
      pixel1_lat-28ms_top1-73.3_finetune-25 109 5.2
      pixel1_lat-40ms_top1-74.9_finetune-25 162 6
      pixel1_lat-58ms_top1-76.9_finetune-75 230 5.8
      pixel1_lat-79ms_top1-78.7_finetune-75 356 8.2
      pixel2_lat-25ms_top1-71.5_finetune-25 79 4.1
      pixel2_lat-35ms_top1-73.4_finetune-25 113 5.1
      pixel2_lat-50ms_top1-74.7_finetune-25 166 4.7
      pixel2_lat-62ms_top1-75.8_finetune-25 208 5.8
      s7edge_lat-29ms_top1-70.5_finetune-25 66 3.8
      s7edge_lat-41ms_top1-73.1_finetune-25 96 4.7
      s7edge_lat-58ms_top1-74.7_finetune-25 145 4.6
      s7edge_lat-88ms_top1-76.3_finetune-25 219 6.4
      """
          .lines()
          .map(line -> line.split(" "))
          .collect(
              Collectors.toUnmodifiableMap(
                  cells -> cells[0],
                  cells ->
                      new Published(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]))));

  private SpecializedNetworks() {}
}
