package dev.tandem.load.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads an H.264 byte stream (ITU-T H.264, annex B) whose pictures have one slice each. */
final class AnnexB {
  static final int TYPE_MASK = 0x1f;
  static final int SLICE = 1;
  static final int IDR_SLICE = 5;
  static final int SEQUENCE_PARAMETERS = 7;

  private AnnexB() {}

  /** The NAL units of each picture. */
  static List<List<byte[]>> pictures(byte[] file) {
    List<List<byte[]>> pictures = new ArrayList<>();
    List<byte[]> units = new ArrayList<>();
    for (byte[] unit : units(file)) {
      units.add(unit);
      int type = unit[0] & TYPE_MASK;
      if (type == SLICE || type == IDR_SLICE) {
        pictures.add(units);
        units = new ArrayList<>();
      }
    }
    return pictures;
  }

  private static List<byte[]> units(byte[] file) {
    List<byte[]> units = new ArrayList<>();
    int start = afterStartCode(file, 0);
    while (start < file.length) {
      int next = afterStartCode(file, start);
      int end = next < file.length || endsWithStartCode(file) ? next - 3 : file.length;
      while (end > start && file[end - 1] == 0) {
        end--;
      }
      units.add(Arrays.copyOfRange(file, start, end));
      start = next;
    }
    return units;
  }

  private static boolean endsWithStartCode(byte[] file) {
    return isStartCode(file, file.length - 3);
  }

  private static int afterStartCode(byte[] file, int from) {
    for (int i = from; i + 3 <= file.length; i++) {
      if (isStartCode(file, i)) {
        return i + 3;
      }
    }
    return file.length;
  }

  private static boolean isStartCode(byte[] file, int i) {
    return file[i] == 0 && file[i + 1] == 0 && file[i + 2] == 1;
  }
}
