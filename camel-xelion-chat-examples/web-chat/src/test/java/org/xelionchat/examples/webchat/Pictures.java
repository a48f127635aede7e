package org.xelionchat.examples.webchat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Puts pictures of pages together. */
final class Pictures {

    private static final int MARGIN = 40;
    private static final int ROUND = 36;
    private static final Color GROUND = new Color(0xd9dfe6);
    private static final Color EDGE = new Color(0xb9c3ce);

    private Pictures() {}

    /** {@return one PNG picture of these pages, from left to right} */
    static byte[] sideBySide(byte[]... pages) {
        try {
            List<BufferedImage> pictures =
                    List.of(pages).stream().map(Pictures::read).toList();
            int width = MARGIN
                    + pictures.stream()
                            .mapToInt(picture -> picture.getWidth() + MARGIN)
                            .sum();
            int height = 2 * MARGIN
                    + pictures.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
            BufferedImage together = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = together.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(GROUND);
            pen.fillRect(0, 0, width, height);
            int left = MARGIN;
            for (BufferedImage picture : pictures) {
                RoundRectangle2D frame = new RoundRectangle2D.Double(
                        left, MARGIN, picture.getWidth(), picture.getHeight(), ROUND, ROUND);
                pen.setClip(frame);
                pen.drawImage(picture, left, MARGIN, null);
                pen.setClip(null);
                pen.setColor(EDGE);
                pen.draw(frame);
                left += picture.getWidth() + MARGIN;
            }
            pen.dispose();
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(together, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
