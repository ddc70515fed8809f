"""Maps without all colours: on paper in black and white, and as people with deuteranopia see them."""
from __future__ import annotations

from itertools import combinations

import matplotlib.colors
import matplotlib.pyplot as plt
import numpy as np
import pytest

import lesart
from lesart.figures import maps, maps_journeys, maps_places, maps_ties, style
from lesart.figures.maps_membership import LOOKS

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency": deuteranopia.
DEUTERANOPIA = np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]])
SEEN = {"in black and white": np.tile([0.2126, 0.7152, 0.0722], (3, 1)), "with deuteranopia": DEUTERANOPIA}


def lightness(colour: str, seen: str) -> float:
    """CIE L* of a colour as it is seen: 0 black, 100 white."""
    rgb = np.array(matplotlib.colors.to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    luminance = float(np.clip(SEEN[seen] @ linear, 0, 1) @ [0.2126, 0.7152, 0.0722])
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def test_the_simulation_keeps_black_and_white_and_brings_red_and_green_together():
    for seen in SEEN:
        assert lightness("#000000", seen) == pytest.approx(0, abs=0.1) and lightness("#ffffff", seen) == pytest.approx(100, abs=0.3)
    red, green = (np.clip(DEUTERANOPIA @ matplotlib.colors.to_rgb(colour), 0, 1) for colour in ("#c44a3a", "#7f7f22"))
    assert abs(red - green).max() < 0.5 * abs(np.subtract(matplotlib.colors.to_rgb("#c44a3a"), matplotlib.colors.to_rgb("#7f7f22"))).max()


@pytest.mark.parametrize("seen", SEEN)
def test_two_statuses_differ_in_lightness_or_in_hatching(seen):
    for (one, (_, first, hatch)), (two, (_, second, other)) in combinations(LOOKS.items(), 2):
        assert hatch != other or abs(lightness(first, seen) - lightness(second, seen)) > 20, (one, two)


@pytest.mark.parametrize("seen", SEEN)
def test_hatching_can_be_seen_on_its_colour(seen):
    for value, (_, colour, hatch) in LOOKS.items():
        assert not hatch or abs(lightness(colour, seen) - lightness(style.hatching(colour), seen)) > 18, value


@pytest.mark.parametrize("seen", SEEN)
def test_members_stand_out_from_others_and_land_from_water(seen):
    assert abs(lightness(LOOKS["member"][1], seen) - lightness(LOOKS[None][1], seen)) > 25
    assert abs(lightness(LOOKS[None][1], seen) - lightness(style.LAND, seen)) > 10
    assert all(abs(lightness(style.BORDER, seen) - lightness(colour, seen)) > 20 for colour in (style.LAND, style.WATER))  # coasts are drawn


@pytest.mark.parametrize("seen", SEEN)
def test_lines_can_be_seen_on_land_and_differ_by_more_than_colour(seen):
    lines = {maps_journeys.PAST, maps_journeys.PLANNED, maps_ties.TALKS}
    assert all(abs(lightness(line, seen) - lightness(land, seen)) > 18 for line in lines for land in ("#d6d2c4", style.LAND, style.WATER))
    reading = lesart.read(text="Putin reiste am 8. Oktober 2025 nach Minsk. Am 20. Oktober 2025 wird er nach Baku reisen.", published="2025-10-09")
    dashes = {line.get_linestyle() for line in maps.journeys(reading).figure.axes[0].lines if len(line.get_xdata()) > 30}
    assert dashes == {"-", "--"}
    plt.close("all")


def test_planned_places_are_hollow():
    reading = lesart.read(text="Putin traf am 8. Oktober 2025 Rachmon in Duschanbe. Am 20. Oktober 2025 wird er Lukaschenko in Minsk treffen.", published="2025-10-09")
    drawing = maps.places(reading)
    faces = {matplotlib.colors.to_hex(line.get_markerfacecolor()) for axes in drawing.figure.axes for line in axes.lines if line.get_marker() == "o"}
    assert {"#ffffff", maps_places.PAST} <= faces
    plt.close("all")


def test_each_status_of_the_slider_has_the_lines_of_the_maps():
    for status, (value, (_, colour, hatch)) in zip(maps.slider("CIS").data["statuses"], LOOKS.items()):
        assert status["key"] == (value or "none") and status["colour"] == colour and bool(status["hatch"]) == bool(hatch)
        assert status["lines"] == style.hatching(colour)
    plt.close("all")
