package io.swell.simulator.bound;

import io.swell.simulator.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts time into bins and says for each how much service it must give to requests that are not to be late, dearest first.
 *
 * <p>A request that comes at a and is not late begins between a and a + patience. What a bin then gives it is least at one
 * of these two ends; that share is its energy in this bin, and the sum over all bins its energy E. Whoever leaves u
 * slot-seconds of it unserved has u / E of a late request: so 1 / E is the price of its energy.
 *
 * <p>Of each level the price at its far end stands for the whole, which is too low, and an incomplete level is left out:
 * errors on the side of the bound.
 */
final class EnergyBins {

    /** Service a request must get in a bin, in slots over its length. */
    private record Share(double energy, double slots) {}

    private final Trace trace;
    private final double patience;
    private final double length;
    private final int width;
    private final List<PriceLevel> levels = new ArrayList<>();

    /** Requests that a bin may have to serve, and the energy of each. */
    private int[] open = new int[64];

    private double[] energies = new double[64];
    private int opened;
    private int next;

    private EnergyBins(Planning planning, double length, int width) {
        this.trace = planning.trace();
        this.patience = planning.patience();
        this.length = length;
        this.width = width;
    }

    /**
     * The levels of capacity, lowest first.
     *
     * @param length of a bin, seconds
     * @param width of a level, slots
     */
    static List<PriceLevel> levels(Planning planning, double length, int width) {
        EnergyBins bins = new EnergyBins(planning, length, width);
        int bin = 0;
        while (bins.next < bins.trace.size() || bins.opened > 0) {
            if (bins.opened == 0) {
                bin = Math.max(bin, (int) (bins.trace.arrival(bins.next) / length));
            }
            bins.fill(bin++);
        }
        return bins.levels;
    }

    private void fill(int bin) {
        double from = bin * length;
        double to = (bin + 1) * length;
        while (next < trace.size() && trace.arrival(next) < to) {
            open(next++);
        }
        List<Share> shares = new ArrayList<>();
        int kept = 0;
        for (int i = 0; i < opened; i++) {
            double seconds = least(open[i], from, to);
            if (seconds > 0) {
                shares.add(new Share(energies[i], seconds / length));
            }
            if (trace.arrival(open[i]) + trace.service(open[i]) > to) {
                energies[kept] = energies[i];
                open[kept++] = open[i];
            }
        }
        opened = kept;
        stack(bin, shares);
    }

    /** Only bins between the latest begin and the earliest end must give it something. */
    private void open(int request) {
        double energy = 0;
        double end = trace.arrival(request) + trace.service(request);
        for (long bin = (long) ((trace.arrival(request) + patience) / length); bin * length < end; bin++) {
            energy += least(request, bin * length, (bin + 1) * length);
        }
        if (energy == 0) {
            return;
        }
        if (opened == open.length) {
            open = Arrays.copyOf(open, 2 * opened);
            energies = Arrays.copyOf(energies, 2 * opened);
        }
        energies[opened] = energy;
        open[opened++] = request;
    }

    /** The least the request gets between two instants if it is not late, in seconds. */
    private double least(int request, double from, double to) {
        double earliest = trace.arrival(request);
        double service = trace.service(request);
        return Math.min(
                overlap(earliest, earliest + service, from, to),
                overlap(earliest + patience, earliest + patience + service, from, to));
    }

    private static double overlap(double begin, double end, double from, double to) {
        return Math.max(0, Math.min(end, to) - Math.max(begin, from));
    }

    private void stack(int bin, List<Share> shares) {
        shares.sort(Comparator.comparingDouble(Share::energy));
        double stacked = 0;
        int complete = 0;
        for (Share share : shares) {
            stacked += share.slots();
            for (; stacked >= (complete + 1.0) * width; complete++) {
                level(complete).add(bin, 1 / share.energy());
            }
        }
    }

    private PriceLevel level(int index) {
        if (index == levels.size()) {
            levels.add(new PriceLevel());
        }
        return levels.get(index);
    }
}
