"""Colours and type of every chart: the same colour for the same thing through the whole book.

The colours are those of the Government Analysis Function's accessible palette.
"""

from __future__ import annotations

__all__ = ["COLOURS", "LABELS", "SEQUENCE", "THEME"]

COLOURS = {
    "place": "#12436D",
    "nation": "#F46A25",
    "uk": "#3D3D3D",
    "others": "#BFBFBF",
    "gain": "#28A197",
    "loss": "#801650",
    "second": "#A285D1",
    "text": "#3D3D3D",
    "grid": "#E3E3E3",
}

# Darker partners for words, which need more contrast than lines.
LABELS = {"#F46A25": "#B8450B", "#28A197": "#1B7068", "#A285D1": "#6B4FA0"}

# Light to dark, for classes on a map.
SEQUENCE = ["#D6E6F4", "#A9CCE5", "#6AAED6", "#2B7BBA", "#12436D"]

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

THEME = {
    "font": FONT,
    "background": "transparent",
    "view": {"stroke": None},
    "axis": {
        "labelColor": COLOURS["text"],
        "titleColor": COLOURS["text"],
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": COLOURS["grid"],
        "domainColor": COLOURS["text"],
        "tickColor": COLOURS["text"],
    },
    "axisY": {"domain": False, "ticks": False, "labelLimit": 340},
    "legend": {
        "labelColor": COLOURS["text"],
        "titleColor": COLOURS["text"],
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "orient": "top",
        "symbolSize": 90,
    },
    "text": {"color": COLOURS["text"], "fontSize": 13},
    "line": {"strokeWidth": 2.5},
}
