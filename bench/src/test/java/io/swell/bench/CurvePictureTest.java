package io.swell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.swell.bench.OnOff.Block;
import io.swell.bench.Rig.Measured;
import io.swell.bench.sender.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvePictureTest {

    @Test
    void drawsALineForEachWayAndNumberOfProcesses() {
        OnOff onOff = new OnOff();
        List.of(50_000, 51_000, 50_000).forEach(micros -> onOff.addOff(new Block(micros, 41_000, 20_000)));
        LoadCase own = measured(new LoadCase(Way.SWELL, 10, 10, 10));
        LoadCase naive = measured(new LoadCase(Way.PER_HANDLE, 10, 10, 10));
        String svg = new CurvePicture(List.of(own, naive), onOff).svg();
        assertThat(svg).contains("one message per handle", "handles per process", ">10</text>");
        assertThat(svg.split("<circle", -1)).hasSizeGreaterThan(4);
    }

    private static LoadCase measured(LoadCase one) {
        one.add(new Measured(1, 60_000, 0, 50_000, 0, 20_000, 1, 10, 100, 0, 0, MissingNode.getInstance()), 0);
        return one;
    }
}
