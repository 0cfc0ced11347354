"""A reading in Streamlit: its page in a frame, and a table."""

import streamlit as st

from readings import harbour

reading = harbour()
st.set_page_config(layout="wide")
st.iframe(reading.to_html(), height=800)
st.dataframe(reading.to_frame("quotes"))
