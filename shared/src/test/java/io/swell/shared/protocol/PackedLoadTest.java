package io.swell.shared.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.swell.shared.load.LoadSnapshot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedLoadTest {

    private static final int SEEDS = 500;

    @Test
    void whatWasPackedIsUnpackedWhateverTheColumnsHeldBefore() {
        LoadColumns reused = new LoadColumns();
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            LoadColumns columns = columns(random, random.nextInt(100));

            PackedLoad packed = PackedLoad.of(columns);
            packed.unpack(reused);

            assertThat(packed.rows()).isEqualTo(columns.rows());
            assertThat(Spelled.rows(packed.unpacked())).as("seed %d", seed).isEqualTo(Spelled.rows(columns));
            assertThat(reused.rows()).isEqualTo(columns.rows());
            assertThat(Spelled.rows(PackedLoad.of(reused).unpacked()))
                    .as("through columns used before, seed %d", seed)
                    .isEqualTo(Spelled.rows(columns));
        }
    }

    @Test
    void takesOnTheWireWhatItSays() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            PackedLoad packed = PackedLoad.of(columns(random, random.nextInt(200)));
            ByteBuffer wire = ByteBuffer.allocate(64 * 1_024);

            packed.write(wire);

            assertThat(wire.position()).as("seed %d", seed).isEqualTo(packed.wireBytes());
            assertThat(Spelled.out(PackedLoad.read(wire.flip())))
                    .as("seed %d", seed)
                    .isEqualTo(Spelled.out(packed));
        }
    }

    @Test
    void theOrderOfTheBufferDoesNotMatter() {
        PackedLoad packed = PackedLoad.of(columns(new Random(3), 50));
        ByteBuffer little = ByteBuffer.allocate(8 * 1_024).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer big = ByteBuffer.allocate(8 * 1_024);

        packed.write(little);
        packed.write(big);

        assertThat(big.flip()).isEqualTo(little.flip());
    }

    @Test
    void whatIsPackedDoesNotChangeWithTheColumns() {
        LoadColumns columns = columns(new Random(5), 7);
        PackedLoad packed = PackedLoad.of(columns);
        String before = Spelled.out(packed);

        columns.set(3, 9, 9, LoadSnapshot.ZERO);
        columns.resize(2);

        assertThat(Spelled.out(packed)).isEqualTo(before);
    }

    @Test
    void noRowsAreOneByte() {
        assertThat(PackedLoad.of(new LoadColumns())).isSameAs(PackedLoad.EMPTY);
        assertThat(PackedLoad.EMPTY.wireBytes()).isEqualTo(1);
        assertThat(PackedLoad.EMPTY.unpacked().rows()).isZero();
    }

    /** Any cells, of any size and sign: some columns equal, some small, some of everything. */
    private static LoadColumns columns(Random random, int rows) {
        LoadColumns columns = LoadColumns.ofSize(rows);
        int narrowest = random.nextInt(Long.SIZE);
        for (int row = 0; row < rows; row++) {
            columns.set(
                    row,
                    random.nextInt() >> Math.min(narrowest, 31),
                    random.nextInt(2) * random.nextInt(),
                    new LoadSnapshot(
                            0,
                            random.nextInt() >> Math.min(narrowest, 31),
                            any(random, narrowest),
                            any(random, 0),
                            any(random, narrowest),
                            any(random, narrowest),
                            17,
                            any(random, 63),
                            any(random, 40)));
        }
        return columns;
    }

    private static long any(Random random, int narrowest) {
        return random.nextLong() >> (narrowest + random.nextInt(Long.SIZE - narrowest));
    }
}
