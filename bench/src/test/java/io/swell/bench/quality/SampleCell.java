package io.swell.bench.quality;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes results of cells by hand. */
public final class SampleCell {

    private final Cell cell;
    private final Score own;
    private List<Rival> stock = List.of();
    private List<Rival> tuned = List.of();
    private Optional<Rival> fixed = Optional.empty();
    private OptionalDouble bound = OptionalDouble.empty();

    private SampleCell(Cell cell, Score own) {
        this.cell = cell;
        this.own = own;
    }

    /** In a family named sine, with two reversals an hour. */
    public static SampleCell cell(int seed, double late, double cost) {
        return of(new Cell("sine", 10, 5, 0.5, seed), new Score(late, cost, 2));
    }

    public static SampleCell of(Cell cell, Score own) {
        return new SampleCell(cell, own);
    }

    public static Rival rival(String name, String setting, double late, double cost) {
        return new Rival(name, setting, new Score(late, cost, 0));
    }

    public SampleCell stock(Rival... rivals) {
        stock = List.of(rivals);
        return this;
    }

    public SampleCell tuned(Rival... rivals) {
        tuned = List.of(rivals);
        return this;
    }

    public SampleCell fixed(int replicas, double late, double cost) {
        fixed = Optional.of(rival("fixed", Integer.toString(replicas), late, cost));
        return this;
    }

    public SampleCell bound(double cost) {
        bound = OptionalDouble.of(cost);
        return this;
    }

    public CellResult result() {
        return new CellResult(cell, own, stock, tuned, fixed, bound);
    }
}
