package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedColumnTest {

    private static final int SEEDS = 5_000;

    @Test
    void anyColumnComesBackFromAsManyBytesAsWereMeasured() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            long[] cells = cells(random);
            int minWidth = random.nextInt(2);

            ByteBuffer bytes = written(cells, minWidth, random.nextInt(20));
            long[] back = new long[cells.length + 2];
            PackedColumn.read(bytes, minWidth, back, cells.length);

            assertThat(back).as("seed %d", seed).isEqualTo(Arrays.copyOf(cells, cells.length + 2));
            assertThat(bytes.hasRemaining()).as("bytes left, seed %d", seed).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} takes {1} bytes")
    @CsvSource({
        "7 7 7 7 7 7 7 7, 2",
        "0 255 3 4 200 6 7 8, 10",
        "1000000 1000255 1000001 1000002, 8",
        "-1 0 1 2, 6",
        "0 65535 60000 50000 40000, 12",
        // one large cell does not make the others large: 2 + 7 × 1 + 4
        "0 0 0 0 0 0 0 200000000, 13",
        "-9223372036854775808 9223372036854775807, 22"
    })
    void takesNoMoreThanItsCellsDiffer(String column, int bytes) {
        long[] cells =
                Arrays.stream(column.split(" ")).mapToLong(Long::parseLong).toArray();
        assertThat(written(cells, 0, 0).remaining()).isEqualTo(bytes);
    }

    @Test
    void aColumnThatEndsTooSoonOrHasNoSuchWidthIsRefused() {
        ByteBuffer whole = written(new long[] {1, 300, 70_000, 5}, 0, 0);
        for (int cut = 0; cut < whole.limit(); cut++) {
            ByteBuffer part = whole.duplicate().order(ByteOrder.LITTLE_ENDIAN).limit(cut);
            assertThatThrownBy(() -> PackedColumn.read(part, 0, new long[4], 4))
                    .isInstanceOf(BufferUnderflowException.class);
        }
        for (byte width : new byte[] {-1, 10, 127, -128}) {
            ByteBuffer odd = ByteBuffer.allocate(100).put(0, width);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PackedColumn.read(odd, 0, new long[4], 4))
                    .withMessage("width of a column must be from 0 to 9, was: " + width);
        }
    }

    @Test
    void doesNotWritePastTheEnd() {
        PackedColumn column = new PackedColumn(new long[5], 3);
        column.cells()[1] = 70_000;
        column.measure(0);
        ByteBuffer small = ByteBuffer.allocate(column.bytes() - 1).order(ByteOrder.LITTLE_ENDIAN);
        assertThatThrownBy(() -> column.write(small)).isInstanceOf(BufferOverflowException.class);
    }

    private static ByteBuffer written(long[] cells, int minWidth, int room) {
        PackedColumn column = new PackedColumn(Arrays.copyOf(cells, cells.length + 3), cells.length);
        column.measure(minWidth);
        ByteBuffer out = ByteBuffer.allocate(column.bytes() + room).order(ByteOrder.LITTLE_ENDIAN);
        column.write(out);
        assertThat(out.position()).isEqualTo(column.bytes());
        return out.flip();
    }

    /** Cells around some value, apart by any number of bits; now and then one is far from all others. */
    private static long[] cells(Random random) {
        long[] cells = new long[1 + random.nextInt(40)];
        long around = random.nextLong() >> random.nextInt(Long.SIZE);
        int bits = random.nextInt(Long.SIZE + 1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = around + (bits == 0 ? 0 : random.nextLong() >>> (Long.SIZE - bits));
        }
        if (random.nextInt(3) == 0) {
            cells[random.nextInt(cells.length)] = random.nextLong();
        }
        return cells;
    }
}
