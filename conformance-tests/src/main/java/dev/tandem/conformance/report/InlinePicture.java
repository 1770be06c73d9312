package dev.tandem.conformance.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Makes a screenshot small enough to stand in the page itself. */
final class InlinePicture {
  private static final int WIDEST = 720;
  private static final int BIGGEST = 300_000;

  private InlinePicture() {}

  /** A data: address of a JPEG at most 720 pixels wide; empty if that cannot be made. */
  static Optional<String> dataUri(Path png) {
    try {
      BufferedImage picture = ImageIO.read(png.toFile());
      if (picture == null) {
        return Optional.empty();
      }
      ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
      boolean written = ImageIO.write(shrunk(picture), "jpeg", jpeg);
      return written && jpeg.size() <= BIGGEST
          ? Optional.of(
              "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static BufferedImage shrunk(BufferedImage picture) {
    double scale = Math.min(1, WIDEST / (double) picture.getWidth());
    int width = Math.max(1, (int) (picture.getWidth() * scale));
    int height = Math.clamp((int) (picture.getHeight() * scale), 1, 2 * WIDEST);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return small;
  }
}
